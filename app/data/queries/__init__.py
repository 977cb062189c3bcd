"""Reading that several services share: SQL in, frozen rows of the domain out."""
