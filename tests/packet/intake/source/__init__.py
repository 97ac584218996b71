"""Tests of what is read in word processor files before they are converted."""
