package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.Terminal;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API says: where it listens, and why it does not. Its log is passed on. */
final class ApiLines {
  private static final String READY = "ready ";
  private static final String FLIGHT = "flight ";
  private static final String ERROR = "error: ";

  private final Terminal terminal;
  private final boolean hasOwnTokens;
  private @Nullable String error;
  private @Nullable URI url;

  ApiLines(Terminal terminal, boolean hasOwnTokens) {
    this.terminal = terminal;
    this.hasOwnTokens = hasOwnTokens;
  }

  synchronized void output(String line) {
    if (line.startsWith(READY)) {
      String url = line.substring(READY.length());
      this.url = URI.create(url);
      terminal.printRaw("listening on " + url + ", for this machine only; Ctrl-C stops it");
      terminal.printRaw(
          "desks        curl -H \"Authorization: Bearer $TOKEN\" " + url + "/v1/desks");
      if (hasOwnTokens) {
        terminal.printRaw("token        infra/ringfence token --role risk-desk --desk macro");
      }
    } else if (line.startsWith(FLIGHT)) {
      terminal.printRaw(
          "flight       " + line.substring(FLIGHT.length()) + ", tables by Arrow Flight SQL");
    } else {
      terminal.printRaw(line);
    }
  }

  synchronized void error(String line) {
    if (line.startsWith(ERROR)) {
      error = line.substring(ERROR.length());
    } else {
      terminal.err().println(line);
    }
  }

  /** Where it listens; empty: it does not yet. */
  synchronized Optional<URI> url() {
    return Optional.ofNullable(url);
  }

  synchronized Optional<String> reason() {
    return Optional.ofNullable(error);
  }
}
