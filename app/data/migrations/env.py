"""Alembic's entry: runs on the connection that `app.data.migrations.upgrade` hands over."""

from __future__ import annotations

from alembic import context

from app.data.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata,
                  render_as_batch=True, transactional_ddl=True)
context.run_migrations()
