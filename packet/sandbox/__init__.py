"""The fence: whatever came from outside is opened in a worker process with limits, under the watch of a supervisor."""
