"""Reads a page as a browser would."""

from __future__ import annotations

from html.parser import HTMLParser

HOSTILE = "</p></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"
"""Text that would be markup and script if it were not escaped."""

VOID = {"meta", "rect", "br", "link", "img", "input"}


class Page(HTMLParser):
    """What a browser would make of a page: elements, ids, links, and the report's text.

    `text` is what the elements with `data-text` hold, less what is hidden for screen readers.
    """

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.elements = []
        self.text = ""
        self.seen = ""
        self.feed(source)
        self.close()
        assert self.open == [], "an element is left open"

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        opened, _ = self.open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data):
        inside = [attributes for _, attributes in self.open]
        if any("data-text" in one for one in inside) and not any(
            one.get("class") == "vh" for one in inside
        ):
            self.text += data
        if not any(tag in ("script", "style") for tag, _ in self.open):
            self.seen += data

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


class Contents(HTMLParser):
    """The words of each content by its statement, with the contents around it."""

    def __init__(self, source):
        super().__init__()
        self.open = []
        self.words = {}
        self.around = {}
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag in VOID:
            return
        number = (
            attributes["data-a"]
            if "con" in attributes.get("class", "").split() and ("data-a" in attributes)
            else None
        )
        if number:
            self.around[number] = [one for one in self.open if one not in (None, "vh")]
            self.words.setdefault(number, "")
        self.open.append("vh" if attributes.get("class") == "vh" else number)

    def handle_startendtag(self, tag, attrs):
        """Shapes of a drawing hold no words."""

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if "vh" not in self.open:
            for number in self.open:
                if number:
                    self.words[number] += data
