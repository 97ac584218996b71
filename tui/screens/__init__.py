"""The screens. They show a `Session` and write back to it; they hold no rule and no sentence."""
