package io.ringfence.screen;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a dashboard while marks come, as {@code url=… user=… marks=N seconds=N chromium=FILE}
 * say; the password is in {@value #PASSWORD}. At the end {@code @done} with milliseconds from a
 * mark's own time until a frame with it was drawn. Ends with its standard input. Exit codes: 0
 * done, 1 failed.
 */
public final class ScreenMain {
  /** Environment variable of the password. */
  static final String PASSWORD = "RINGFENCE_PASSWORD";

  private static final int LEFT_ALONE = 9;

  private ScreenMain() {}

  /** Runs and exits. */
  public static void main(String[] args) {
    Thread.ofPlatform().daemon().name("asker").start(ScreenMain::endWithInput);
    try {
      System.out.println("@done " + look(options(List.of(args)), System.getenv(PASSWORD)));
      System.exit(0);
    } catch (RuntimeException e) {
      System.err.println("error: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      System.exit(1);
    }
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said here.
      }
    } catch (IOException e) {
      // A broken pipe is an end like any other.
    }
    Runtime.getRuntime().halt(LEFT_ALONE);
  }

  private static Map<String, String> options(List<String> args) {
    Map<String, String> options = new HashMap<>();
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      options.put(parts[0], parts[parts.length - 1]);
    }
    return options;
  }

  private static String given(Map<String, String> options, String name) {
    String text = options.get(name);
    if (text == null) {
      throw new IllegalArgumentException(name + "=… must be given");
    }
    return text;
  }

  private static String look(Map<String, String> options, @Nullable String password) {
    if (password == null) {
      throw new IllegalArgumentException(PASSWORD + " must be set");
    }
    try (Look look = Look.with(Path.of(given(options, "chromium")))) {
      look.logIn(URI.create(given(options, "url")), given(options, "user"), password);
      look.watch(
          Integer.parseInt(given(options, "marks")),
          Duration.ofSeconds(Long.parseLong(given(options, "seconds"))));
      return "{\"drawn\":%s,\"told\":%s,\"superseded\":%s}"
          .formatted(look.drawn().json(), look.told().json(), look.superseded());
    }
  }
}
