package io.ringfence.clickhouse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The command line of {@link EngineMain}.
 *
 * @param data the data folder
 * @param port port on 127.0.0.1, 0 for a free one
 * @param portFile where the port is written once the engine is ready
 */
record EngineArguments(Path data, int port, Optional<Path> portFile) {
  static final String USAGE = "usage: --data DIR --port N (0: a free one) [--port-file FILE]";

  EngineArguments {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port must be 0 to 65535, was " + port);
    }
  }

  /** Reads the command line, or refuses it with a message that says what was wrong. */
  static EngineArguments of(List<String> args) {
    Path data = null;
    int port = 0;
    Path portFile = null;
    for (int i = 0; i + 1 < args.size(); i += 2) {
      String value = args.get(i + 1);
      switch (args.get(i)) {
        case "--data" -> data = Path.of(value);
        case "--port" -> port = number(value);
        case "--port-file" -> portFile = Path.of(value);
        default -> throw new IllegalArgumentException(args.get(i) + " is unknown; " + USAGE);
      }
    }
    if (data == null || args.size() % 2 != 0) {
      throw new IllegalArgumentException("arguments must be complete, were " + args + "; " + USAGE);
    }
    return new EngineArguments(data.toAbsolutePath(), port, Optional.ofNullable(portFile));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--port must be a number, was '" + text + "'", e);
    }
  }
}
