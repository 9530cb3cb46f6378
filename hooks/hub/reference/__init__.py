"""What is made from the models for people and their editors: schemas, tables, templates."""

from hub.reference.guide import guide_pages
from hub.reference.schema import schema, schema_text
from hub.reference.template import template

__all__ = ["guide_pages", "schema", "schema_text", "template"]
