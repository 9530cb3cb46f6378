"""The content security policy: a page runs and loads what the site itself has, and nothing else.

Every page says it (overrides/main.html); _headers says it for all files, on hosts that read that.
"""

from __future__ import annotations

from hub.model import Output

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",  # Pagefind searches by WebAssembly
        "style-src 'self'",
        "img-src 'self' data:",  # the theme's styles have their signs in them
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    )
)
"""For pages: no code, style or address in the text itself counts (CSP Level 3)."""

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
"""For pages that load nothing at all."""

# Browsers show a PDF by an object of its own address; pages forbid that by their own policy.
_HEADERS = {
    "Content-Security-Policy": f"{POLICY}; object-src 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def headers() -> Output:
    """The file _headers, as Netlify, Cloudflare Pages and others read it, for every address."""
    lines = [f"  {name}: {value}\n" for name, value in _HEADERS.items()]
    return Output("_headers", "".join(["/*\n", *lines]).encode())
