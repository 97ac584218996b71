"""The fax edition of a packet: how it will look at the far end, as files to send, with time, size and legibility.

The way in is `packet.fax.make.edition`. Nothing is imported here: every worker process comes through this module.
"""
