package io.ringfence.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/**
 * The server's own process: listens, says {@code ready http://127.0.0.1:PORT} on standard output
 * and serves until it is stopped (SIGTERM). Its log goes to standard error.
 *
 * <p>End status: 0 stopped, 1 could not start, 2 wrong arguments or environment; one line on
 * standard error, beginning with {@code error: }, says why.
 */
public final class ApiMain {
  private ApiMain() {}

  /**
   * Starts the server.
   *
   * @param args {@code --clickhouse-url URL --audit FOLDER [--database ringfence] [--port 8080]
   *     [--bind 127.0.0.1] [--caller-rate 100] [--stranger-rate 20] [--flight-port N] [--evidence
   *     FOLDER --reports FOLDER --reporting JAR]}; port 0 takes a free one; rates are requests a
   *     second
   */
  public static void main(String[] args) {
    try {
      serve(ApiArguments.settings(List.of(args), System.getenv()));
    } catch (IllegalArgumentException e) {
      end(2, e.getMessage());
    }
  }

  private static void serve(ApiSettings settings) {
    try {
      ApiServer server = ApiServer.start(settings);
      server.flightUrl().ifPresent(url -> System.out.println("flight " + url));
      System.out.println("ready " + server.url());
      System.out.flush();
    } catch (RuntimeException e) {
      end(1, reason(settings, e));
    }
  }

  private static String reason(ApiSettings settings, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException) {
        return "port %s on %s is in use: choose another with --port, or 0 for a free one"
            .formatted(settings.port(), settings.bind());
      }
    }
    LoggerFactory.getLogger(ApiMain.class).error("the server did not start", failure);
    return "the server did not start: " + failure.getMessage();
  }

  private static void end(int status, @Nullable String reason) {
    System.err.println("error: " + reason);
    System.err.flush();
    System.exit(status);
  }
}
