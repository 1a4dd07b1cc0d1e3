"""Give the token, leave again, and say whose name stands on corrections."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from sayso.web.dependencies import TheSettings
from sayso.web.rendering import Flash, own_path, redirect, render
from sayso.web.security import CheckedForm, address_of, check_pace, is_secure
from sayso.web.sessions import Sessions, clean_author, session_of, set_author

router = APIRouter()


@router.get("/login")
def ask(request: Request, settings: TheSettings, next: str = "/") -> Response:
    """Ask for the token."""
    if settings.token is None:
        return redirect(request, next)
    return render(request, "login.html", next=own_path(next), problem=None)


@router.post("/login")
def log_in(request: Request, form: CheckedForm, settings: TheSettings) -> Response:
    """Check the token and begin a session."""
    sessions: Sessions = request.app.state.sessions
    to = own_path(str(form.get("next") or "/"))
    if settings.token is None:
        return redirect(request, to)
    check_pace(request)
    if not sessions.token_is(str(form.get("token") or "").strip()):
        request.app.state.throttle.failed(address_of(request))
        return render(
            request,
            "login.html",
            status=401,
            next=to,
            problem="This is not the token of this library. Whoever started it knows the token.",
        )
    request.app.state.throttle.succeeded(address_of(request))
    answer = redirect(request, to)
    # A new session, so that nobody who knew the old one's number is in as well.
    sessions.set_cookie(answer, sessions.new(logged_in=True), secure=is_secure(request))
    if name := clean_author(str(form.get("author") or "")):
        set_author(answer, settings, name, secure=is_secure(request))
    return answer


@router.post("/logout")
def log_out(request: Request, settings: TheSettings) -> Response:
    """End the session in this browser."""
    sessions: Sessions = request.app.state.sessions
    answer = redirect(request, "/login" if settings.token is not None else "/")
    if session_of(request).logged_in:
        answer.delete_cookie(sessions.cookie, httponly=True, samesite="strict")
    return answer


@router.post("/author")
def name_author(request: Request, form: CheckedForm, settings: TheSettings) -> Response:
    """Keep the name that stands on corrections made in this browser."""
    name = clean_author(str(form.get("author") or ""))
    back = str(form.get("back") or "/corrections")
    told = f"Corrections made here are {name}’s." if name else "Corrections made here name nobody."
    answer = redirect(request, back, Flash(text=told))
    set_author(answer, settings, name, secure=is_secure(request))
    return answer
