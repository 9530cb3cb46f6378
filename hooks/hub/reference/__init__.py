"""What is made from the models for people and their editors: schemas, tables, templates."""

from hub.records import fields_by_key, record_of
from hub.reference.catalogue import catalogue_schema, catalogue_schema_text
from hub.reference.guide import guide_pages
from hub.reference.newsletter_issue import (
    newsletter_issue_schema,
    newsletter_issue_schema_text,
)
from hub.reference.schema import schema, schema_text
from hub.reference.template import template

__all__ = [
    "catalogue_schema",
    "catalogue_schema_text",
    "fields_by_key",
    "guide_pages",
    "newsletter_issue_schema",
    "newsletter_issue_schema_text",
    "record_of",
    "schema",
    "schema_text",
    "template",
]
