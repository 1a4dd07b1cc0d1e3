"""A whole library as one file, and back: `export_library`, `import_library`.

The file is a zip archive of JSON Lines; docs/library.md tells what is in it.
"""

from sayso.store.archive.reading import Imported, import_library
from sayso.store.archive.writing import Exported, export_library

__all__ = ["Exported", "Imported", "export_library", "import_library"]
