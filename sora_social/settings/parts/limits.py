"""Every product limit, with its reason. An operator changes one with LIMIT_<NAME>=…"""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Limits(BaseSettings):
    """Figures that product decisions rest on; services read them from `settings.LIMITS`."""

    model_config = SettingsConfigDict(env_prefix="LIMIT_", extra="ignore", frozen=True)

    # Joining
    invites_per_member: int = Field(4, ge=0, le=4, description="Growth stays human; the database refuses a fifth slot.")
    invite_days: int = Field(30, ge=1, description="A code that lies about is sold; it lapses and its slot comes back.")
    invite_tries_per_address_hour: int = Field(20, ge=1, description="A person mistypes; a machine guesses.")
    invite_tries_all_minute: int = Field(600, ge=1, description="A thousand addresses guessing together meet this one.")
    invite_flag_distance_attempts: int = Field(10, ge=1, description="So many wrong tries from one place raise a flag.")
    invite_proof_tries_hour: int = Field(10, ge=1, description="A word from a letter is read off, not guessed.")
    tree_rows_max: int = Field(1000, ge=1, description="What one page of the invite tree can show and one person read.")
    waiting_list_tries_per_address_hour: int = Field(20, ge=1, description="A household signs up, not a list.")
    waiting_list_unconfirmed_days: int = Field(7, ge=1, description="Who never answers the letter never asked.")
    minimum_age_years: int = Field(13, ge=13, description="Below it we may keep nothing about a child.")
    adult_age_years: int = Field(18, ge=18, description="From here on the teen defaults no longer hold.")
    age_pass_minutes: int = Field(30, ge=1, description="Long enough to find the code in a chat, too short to pass on.")
    age_refusal_hours: int = Field(24, ge=1, description="A refused child shall not simply try an older birthday.")
    age_refusals_per_address: int = Field(3, ge=1, description="A family behind one address is not one child.")
    taken_emails_per_address_hour: int = Field(3, ge=1, description="A slip of the pen, not a list of addresses.")

    # Signing in
    sign_in_tries_per_address_hour: int = Field(60, ge=1, description="A household behind one address, not a list.")
    sign_in_tries_per_account_hour: int = Field(10, ge=1, description="A forgotten password, not a guessed one.")
    letters_per_address_hour: int = Field(6, ge=1, description="Nobody's mailbox is filled through our forms.")
    second_factor_tries_per_account_hour: int = Field(10, ge=1, description="Six digits last long at this pace.")
    letters_per_visitor_hour: int = Field(30, ge=1, description="One machine does not write to everybody.")
    password_min_length: int = Field(10, ge=8, description="Long beats odd characters; common ones are refused anyway.")

    # Asking for clips
    prompt_max_chars: int = Field(2000, ge=1, le=32000, description="A storyboard fits; a book does not.")
    clips_in_flight_free: int = Field(
        3, ge=1, description="Queued or running at once, so that one cannot fill the queue."
    )
    clips_running_free: int = Field(2, ge=1, description="At once on the machines: the third waits for one of the two.")
    clip_seconds_free_max: int = Field(15, ge=1, description="What Free may ask for; longer clips come with Pro.")
    extension_seconds_max: int = Field(20, ge=1, description="Made longer at once by so much: an idea, not a film.")
    extensions_max: int = Field(6, ge=1, description="Each is read and simulated anew with the next.")
    prompt_checks_per_member_hour: int = Field(
        120, ge=1, description="Twice a minute is somebody at work; more is somebody feeling for the policy's edge."
    )
    lease_s: int = Field(30, ge=2, description="A worker silent for so long is taken for dead.")
    attempts_max: int = Field(3, ge=1, description="A job that killed three workers is the poison, not the victim.")
    parked_per_member_hour: int = Field(
        3, ge=1, description="Each cost three workers their work, and its member nothing: the next one waits."
    )
    ageing_s: int = Field(
        600,
        ge=1,
        description="Nobody without Pro is passed by Pro for longer; from then on every second turn is theirs.",
    )
    lookahead_lanes: int = Field(8, ge=1, description="So far a worker looks for a shape it holds warm.")
    passes_max: int = Field(2, ge=0, description="So often a better fitting clip may go before somebody's first.")
    worker_grace_s: float = Field(20, ge=0, description="Most clips are finished in it; what is not is handed back.")
    worker_silent_s: int = Field(20, ge=5, description="Four reports missed: a machine that is off, not a busy one.")

    # Plans: what Pro has instead of Free's figures, and units
    clips_in_flight_pro: int = Field(5, ge=1, description="Who pays may line up more, and still not fill the queue.")
    clips_running_pro: int = Field(
        4, ge=1, description="Clips come side by side, but one member is not the whole fleet."
    )
    clip_seconds_pro_max: int = Field(60, ge=1, description="Shots joined without a seam; longer is not measured.")
    extended_seconds_pro_max: int = Field(
        120, ge=1, description="What was made longer, in all; Free's stay as short as any of theirs."
    )
    unit_seconds: int = Field(10, ge=1, description="About one pass of the model at 720p: what a clip costs us.")
    units_factor_1080p: int = Field(
        2, ge=1, description="2.25 times the pixels of 720p, rounded in the member's favour."
    )
    units_window_hours: int = Field(24, ge=1, description="It rolls: nobody waits for a midnight in another time zone.")
    units_per_day_free: int = Field(30, ge=1, description="An evening of trying things; a card makes that in minutes.")
    units_fair_use_pro: int = Field(100, ge=1, description="Above it a clip queues behind others and is never refused.")

    # Uploads
    upload_opening_mb: int = Field(200, ge=1, le=10_000, description="A minute of a phone's 1080p, twice over.")
    upload_trace_mb: int = Field(100, ge=1, le=10_000, description="A clip that somebody saved elsewhere.")
    uploads_open_per_member: int = Field(6, ge=1, description="What a clip begins with, and some left over.")
    uploads_open_per_place: int = Field(6, ge=1, description="A household asks about a few clips at once.")
    upload_busy_minutes: int = Field(
        10, ge=1, description="One left alone for so long makes room for the next: a closed page locks nobody out."
    )
    uploads_per_member_hour: int = Field(60, ge=1, description="One a minute is somebody at work.")
    uploads_per_place_hour: int = Field(30, ge=1, description="Each question costs us seconds of looking.")
    upload_idle_hours: int = Field(24, ge=1, description="Begun in the evening on a train, finished in the morning.")
    upload_pieces_max: int = Field(
        1000, ge=2, description="200 MB in pieces of 4 MB are 50; the rest is for connections that break."
    )
    upload_request_s: float = Field(
        60.0, gt=0, description="So long one request may keep a thread of the server; it goes on in the next."
    )
    uploads_received_at_once: int = Field(
        2, ge=1, description="In one web process: of its four threads some are left for everybody else."
    )
    uploads_checked_at_once: int = Field(
        2, ge=1, description="In one web process: a look may cost two seconds of CPU and 512 MB."
    )

    # Reading
    page_size_default: int = Field(20, ge=1, description="Two phone screens of a grid.")
    page_size_max: int = Field(50, ge=1, description="Bounds the work of one request.")
    caption_max_chars: int = Field(500, ge=1, description="A caption, not an essay.")

    # Where files come from
    traces_per_member_hour: int = Field(
        60, ge=1, description="Each costs seconds of a core; a minute apart is looking."
    )
    traces_per_address_hour: int = Field(
        20, ge=1, description="A reader who wonders, not a machine that probes the marks."
    )
    traces_waiting_per_member: int = Field(
        5, ge=1, description="Each holds a file of up to 100 MB until it is looked at."
    )
    traces_waiting_of_strangers: int = Field(
        40, ge=1, description="All together: 4 GB at most, and some two minutes of looking."
    )
    trace_days: int = Field(7, ge=1, description="An answer is read at once; a moderator's case may take a week.")

    # Sockets
    socket_pulse_s: float = Field(
        4.0, gt=0, le=4.5, description="Who lost the right to a socket loses the socket within five seconds."
    )

    # Keeping
    idempotency_hours: int = Field(24, ge=1, description="Longer than any client retries.")
    letter_days: int = Field(7, ge=4, description="Sent or given up after three days; kept a little for who asks.")
    live_log_days: int = Field(7, ge=1, description="A phone that was off for a week reloads instead of catching up.")


LIMITS = Limits()
