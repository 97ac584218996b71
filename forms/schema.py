"""The JSON Schema of the case file, made from the interview, so that the two cannot drift apart.

A file that fits it is read without an error. The program takes more spellings than the schema shows; what a text means
is for `forms.meaning` to say, not for the schema.
"""

from __future__ import annotations

from typing import Any, Final, get_args

from forms.case import FACTS, FaxWay, PaperKind, PapersOrder
from forms.case_file import FORMAT
from forms.catalog import FILINGS
from forms.editions import EDITIONS
from forms.interview import KINDS, QUESTIONS
from forms.meaning import LONGEST_SENDER, LONGEST_TITLE
from forms.returned import LISTS, entry_schema
from forms.spoken import label
from forms.words import ENGLISH, LANGUAGES, has, say

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
LANGUAGE: Final = {"type": "string", "enum": list(LANGUAGES)}
EDITION: Final = {"type": "string", "enum": list(EDITIONS)}


def case_file_schema(language: str = ENGLISH) -> dict[str, Any]:
    """The schema as JSON-ready values; titles and descriptions in the language asked for."""
    return {
        "$schema": DRAFT,
        "title": say("schema.title", language),
        "description": say("schema.description", language),
        "type": "object",
        "required": ["format"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "language": {**LANGUAGE, "default": ENGLISH, "description": say("schema.language", language)},
            "form_language": {**EDITION, "default": ENGLISH, "description": say("schema.form_language", language)},
            "answers": {
                "type": "object",
                "description": say("schema.answers", language),
                "additionalProperties": False,
                "properties": {key: _answer(key, language) for key in FACTS},
            },
            "papers": {"type": "array", "description": say("schema.papers", language), "items": _paper(language)},
            "papers_order": {
                "type": "string",
                "enum": list(get_args(PapersOrder)),
                "default": "kind",
                "description": say("schema.papers_order", language),
            },
            "to": {
                "type": "string",
                "enum": ["", *(filing.id for filing in FILINGS)],
                "default": "",
                "description": say("schema.to", language),
            },
            **{
                key: {"type": "array", "description": say(f"schema.{key}", language), "items": entry_schema(kind)}
                for key, kind in LISTS.items()
            },
        },
    }


def _answer(key: str, language: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "title": label(key, language)}
    if has(f"questions.{key}.hint", language):
        schema["description"] = say(f"questions.{key}.hint", language)
    match KINDS[key]:
        case "yes_no" | "tick":
            schema["enum"] = ["yes", "no", ""]
        case "choice":
            schema["enum"] = [*QUESTIONS[key].choices, ""]
        case "date":
            schema["examples"] = ["1985-03-27", "3/27/1985"]
        case "phone":
            schema["examples"] = ["916-555-0142", "916-555-0142 ext. 12"]
        case "zip":
            schema["examples"] = ["95814", "95814-2725"]
        case "state":
            schema["examples"] = ["CA", "California"]
        case "email":
            schema["examples"] = ["name@example.com"]
        case "text" if key == "fax_from_name":
            schema["maxLength"] = LONGEST_SENDER
        case "text" | "long" | "plan" | "secret":
            pass
    return schema


def _paper(language: str) -> dict[str, Any]:
    def described(name: str, schema: dict[str, Any]) -> dict[str, Any]:
        return {**schema, "description": say(f"schema.paper.{name}", language)}

    quarter_turns = {"type": "integer", "enum": [0, 90, 180, 270]}
    turns = {"type": "object", "propertyNames": {"pattern": "^[1-9][0-9]{0,4}$"}, "additionalProperties": quarter_turns}
    ways = {**turns, "additionalProperties": {"type": "string", "enum": list(get_args(FaxWay))}}
    attachments = {"type": "string", "enum": ["ask", "include", "leave"], "default": "ask"}
    return {
        "type": "object",
        "required": ["file"],
        "additionalProperties": False,
        "properties": {
            "file": described("file", {"type": "string", "minLength": 1}),
            "kind": described("kind", {"type": "string", "enum": list(get_args(PaperKind)), "default": "other"}),
            "title": described("title", {"type": "string", "maxLength": LONGEST_TITLE}),
            "pages": described("pages", {"type": "string", "examples": ["1-3,7"]}),
            "rotate": described("rotate", turns),
            "drop_blank": described("drop_blank", {"type": "boolean", "default": False}),
            "attachments": described("attachments", attachments),
            "searchable": described("searchable", {"type": "boolean", "default": False}),
            "as_pictures": described("as_pictures", {"type": "boolean", "default": False}),
            "fax": described("fax", ways),
            "password": described("password", {"type": "string"}),
        },
    }
