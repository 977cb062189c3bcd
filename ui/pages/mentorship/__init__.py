"""One pair: who they are, how they keep their promise, what they talked about, and the student's goals."""

from ui.pages.mentorship.page import MentorshipPage

__all__ = ["MentorshipPage"]
