"""Every Scrapy setting of the project, with why. `-s NAME=VALUE` on the command overrides any of them."""

import os
from importlib.metadata import version

BOT_NAME = "congtin"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"

# ---- the archive -----------------------------------------------------------------------------
CONGTIN_ARCHIVE = os.environ.get("CONGTIN_ARCHIVE", "archive-data")
CONGTIN_STATE_DIR = os.environ.get("CONGTIN_STATE_DIR", "")  # "" keeps the state inside the archive
CONGTIN_WARC = True
CONGTIN_COMMIT_SECONDS = 5.0  # what a power cut may cost: fetched again, never lost
CONGTIN_EGRESS = os.environ.get("CONGTIN_EGRESS", "")  # label of the place; "": the proxy's name, or "direct"
CONGTIN_CLOCK = ""  # the time at which the run begins, for tests that let days pass; "" is the machine's clock
CONGTIN_DEMO_EDIT = 0  # the number of an article that the demo portal serves corrected, so that a revision can be seen
CONGTIN_PROGRESS = True  # one living line on standard error
CONGTIN_SPREAD = False  # of many portals in one process: each begins at a moment of its own within the delay
CONGTIN_REPORT_FD = None  # in a process of its own: the pipe to whoever started it (crawler/processes/children.py)

# ---- who we are, and politeness --------------------------------------------------------------
CONGTIN_CONTACT = os.environ.get("CONGTIN_CONTACT", "")  # e-mail or URL; needed for any host but this machine
USER_AGENT = f"congtin/{version('congtin')} (news archive for research)"  # the contact is added at the start
ROBOTSTXT_OBEY = True  # by middlewares/robots.py, which follows RFC 9309 where Scrapy's own lets errors pass
ROBOTSTXT_USER_AGENT = "congtin"
DOWNLOAD_DELAY = 1.0  # seconds from start to start; none for loopback hosts unless set
DOWNLOAD_DELAY_JITTER = 0  # a delay is a promise: never shorter than said
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOADER = "crawler.fetching.downloader.Downloader"  # Scrapy's own takes up to CONCURRENT_REQUESTS without a delay
CONCURRENT_REQUESTS = 8  # over all hosts of a portal: its own and its asset hosts
CONGTIN_MAX_WAIT = 300.0  # seconds: cap on Retry-After and Crawl-delay; longer ones are counted and logged
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",  # what middlewares/decoding.py reads with bounded memory
}
CONGTIN_ROBOTS_SECONDS = 86400.0  # a robots.txt is asked for again after a day (RFC 9309, 2.4)
CONGTIN_FIRST_WAIT = 5.0  # seconds after a 429, a 503 or a page that asks to wait; then twice as long each time
CONGTIN_TLS = os.environ.get("CONGTIN_TLS", "")  # default, legacy, unverified, legacy-unverified; "": the portal's own
COOKIES_ENABLED = True  # one session: a portal that counts views per session is not inflated by us

CONGTIN_CHROMIUM = os.environ.get("CONGTIN_CHROMIUM", "")  # for portals with `browser = true`; "": the system's
CONGTIN_RENDER_SECONDS = 30.0  # after which a page is taken as it stands
CONGTIN_RENDER_QUIET = 0.5  # seconds without a request after which it is done

# ---- limits ----------------------------------------------------------------------------------
DOWNLOAD_MAXSIZE = 20 * 1024 * 1024  # a page
CONGTIN_ASSET_MAXSIZE = 64 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0  # the limit is counted; a second, softer one says nothing more
DOWNLOAD_TIMEOUT = 60
CONGTIN_BLOCKED = 20  # pages in a row that turned us away (401, 403, challenges, floods), after which the run ends
CONGTIN_UNREACHABLE = 10  # requests in a row without an answer, after which the portal is gone and the run ends
REDIRECT_MAX_TIMES = 5
RETRY_TIMES = 2
RETRY_HTTP_CODES = [500, 502, 504, 522, 524, 408]  # 429 and 503 are middlewares/backoff.py's
RETRY_PRIORITY_ADJUST = 0
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # what was given up is counted, and said once by its cause (spiders/portal.py)
REDIRECT_PRIORITY_ADJUST = 0
CONGTIN_WALK_PAGES = 5000  # pages of one section
CONGTIN_SECTIONS = 1000
CONGTIN_STALE_PAGES = 5  # pages of a walk in a row that name nothing new: a trap, or the last page repeated
CONGTIN_LOOKBACK_PAGES = 3
CONGTIN_LOOKBACK_DAYS = 14
CONGTIN_UNLISTED = 1000  # known articles that no listing names, looked at by a full run
CONGTIN_WHOLE_DAYS = 30  # after which an update reads a list from old to new from its first page on again

# ---- the engine ------------------------------------------------------------------------------
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
TWISTED_DNS_RESOLVER = "crawler.fetching.resolver.PublicResolver"  # refuses names that lead to private addresses
CONCURRENT_ITEMS = 2  # Scrapy starts that many tasks for every response; 100 costs a third of the speed
WARN_ON_GENERATOR_RETURN_VALUE = False  # reads the source of callbacks; the linter does that
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 20_000_000
DNS_TIMEOUT = 20
REACTOR_THREADPOOL_MAXSIZE = 20  # look-ups of names: one that hangs holds a thread
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the frontier knows what was asked; it survives a kill
LOG_LEVEL = "WARNING"
STATS_DUMP = False

# The whole chain, Scrapy's own parts by name. Its defaults are emptied, because whatever they name is imported,
# switched off or not: an HTTP server that runs Python, a telnet server, an FTP client, for a third of the start.
# Left out on purpose: HttpCache (what is kept must have been sent now), MetaRefresh (challenge pages refresh
# themselves), HttpCompression (guesses encodings of compressed bytes, 2.7 times slower than middlewares/decoding.py).
DOWNLOADER_MIDDLEWARES_BASE: dict[str, int] = {}
SPIDER_MIDDLEWARES_BASE: dict[str, int] = {}
EXTENSIONS_BASE: dict[str, int] = {}
DOWNLOAD_HANDLERS_BASE = {
    "http": "crawler.fetching.handler.Handler",
    "https": "crawler.fetching.handler.Handler",  # checks certificates, where Scrapy's own takes any
}

DOWNLOADER_MIDDLEWARES = {
    "crawler.middlewares.scope.ScopeMiddleware": 50,
    "crawler.middlewares.rendering.RenderingMiddleware": 60,  # sees answers last: decoded, no redirects
    "crawler.middlewares.scheme.SchemeMiddleware": 90,  # before robots.txt forbids what nothing listens for
    "crawler.middlewares.robots.RobotsMiddleware": 100,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": 550,
    "crawler.middlewares.backoff.BackoffMiddleware": 560,  # between retry and the wire: sees every 429 and 503
    "crawler.middlewares.decoding.DecodingMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": 600,
    "crawler.middlewares.cookies.CookiesMiddleware": 700,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": 750,
    "crawler.middlewares.reach.ReachMiddleware": 980,
    "crawler.middlewares.capture.CaptureMiddleware": 990,  # nearest the wire: bytes as the server sent them
}
# No HttpError (every status is the spider's to judge), no Depth (walks count their own pages), no UrlLength
# (clean/urls.py refuses longer ones).
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25,  # what was left over is asked for in the order found
    "scrapy.spidermiddlewares.referer.RefererMiddleware": 700,
}
ITEM_PIPELINES = {
    "crawler.pipelines.validate.ValidatePipeline": 100,
    "crawler.pipelines.store.StorePipeline": 900,
}
EXTENSIONS = {
    "scrapy.extensions.memusage.MemoryUsage": 0,  # MEMUSAGE_LIMIT_MB
    "scrapy.extensions.closespider.CloseSpider": 0,  # CLOSESPIDER_TIMEOUT and its kin
    "crawler.extensions.throttle.AutoThrottle": 0,  # off unless AUTOTHROTTLE_ENABLED; it may only slow down
    "crawler.extensions.demo.DemoPortal": 10,
    "crawler.extensions.keeper.Keeper": 20,
    "crawler.extensions.ledger.Ledger": 30,
    "crawler.extensions.quality.Quality": 35,
    "crawler.extensions.progress.Progress": 40,
    "crawler.extensions.reporting.Reporting": 45,
}
