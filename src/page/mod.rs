//! One dump of a page → its lines and blocks, each with a role. It knows nothing of articles or files.
