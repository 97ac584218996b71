"""The screens and the plain prompts: they show `forms` and call `packet`, and hold no rule and no wording."""
