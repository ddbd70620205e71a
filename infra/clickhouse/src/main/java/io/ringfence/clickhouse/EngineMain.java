package io.ringfence.clickhouse;

import io.ringfence.clickhouse.engine.Engine;
import io.ringfence.clickhouse.engine.EngineException;
import io.ringfence.clickhouse.engine.ProcessExit;
import io.ringfence.clickhouse.http.Credentials;
import io.ringfence.clickhouse.http.HttpInterface;
import io.ringfence.clickhouse.http.HttpLimits;
import io.ringfence.clickhouse.library.EngineLibrary;
import io.ringfence.clickhouse.library.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own process: opens the data folder, serves HTTP on the loopback address and says
 * {@code ready http://127.0.0.1:PORT} on standard output. Stops on SIGTERM and, under {@link
 * io.ringfence.clickhouse.process.Supervised}, when standard input ends.
 *
 * <p>End status: 0 stopped, 1 could not start (one line on standard error says why), 2 wrong
 * arguments.
 */
public final class EngineMain {
  /** Environment variable with the user that clients must name; unset lets every one in. */
  public static final String USER_VARIABLE = "RINGFENCE_CLICKHOUSE_USER";

  /** Environment variable with that user's password. */
  public static final String PASSWORD_VARIABLE = "RINGFENCE_CLICKHOUSE_PASSWORD";

  /** Environment variable that, set to 1, has statements refused that change what is stored. */
  public static final String APPEND_ONLY_VARIABLE = "RINGFENCE_CLICKHOUSE_APPEND_ONLY";

  /** How the line begins that says where the engine listens. */
  static final String READY = "ready ";

  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

  private EngineMain() {}

  /** Runs until stopped. */
  public static void main(String[] args) {
    try {
      serve(EngineArguments.of(List.of(args)));
    } catch (IllegalArgumentException e) {
      end(2, e.getMessage());
    } catch (EngineUnavailableException | EngineException e) {
      end(1, e.getMessage());
    }
  }

  private static void serve(EngineArguments arguments) {
    Path library = EngineLibrary.ofThisMachine().file();
    DataFolder data = DataFolder.hold(arguments.data());
    Engine engine = Engine.open(library, data.path(), ServerSettings.ARGUMENTS);
    HttpInterface http = listen(engine, arguments.port());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(http, engine), "stop"));
    announce(http.port(), arguments.portFile());
  }

  private static HttpInterface listen(Engine engine, int port) {
    try {
      return HttpInterface.start(
          engine, port, limits(System.getenv()), credentials(System.getenv()));
    } catch (IOException e) {
      engine.close();
      throw new EngineUnavailableException(
          "Port " + port + " on 127.0.0.1 cannot be had (" + e.getMessage() + "): take another", e);
    }
  }

  private static HttpLimits limits(Map<String, String> environment) {
    return "1".equals(environment.get(APPEND_ONLY_VARIABLE))
        ? HttpLimits.DEFAULT.ofEvidence()
        : HttpLimits.DEFAULT;
  }

  private static Optional<Credentials> credentials(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(USER_VARIABLE))
        .filter(user -> !user.isBlank())
        .map(user -> new Credentials(user, environment.getOrDefault(PASSWORD_VARIABLE, "")));
  }

  private static void announce(int port, Optional<Path> portFile) {
    portFile.ifPresent(file -> write(file, port));
    System.out.println(READY + "http://127.0.0.1:" + port);
    System.out.flush();
  }

  private static void write(Path file, int port) {
    try {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(part, port + "\n");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new EngineUnavailableException("The port file cannot be written: " + e, e);
    }
  }

  /** Lets running requests end, for a moment; then the process ends whatever they do. */
  private static void stop(HttpInterface http, Engine engine) {
    Thread.ofPlatform().daemon().name("last-resort").start(() -> exitAfter(STOP_LIMIT));
    http.close();
    engine.close();
    ProcessExit.now(0);
  }

  private static void exitAfter(Duration limit) {
    try {
      Thread.sleep(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ProcessExit.now(0);
  }

  private static void end(int status, @Nullable String reason) {
    System.err.println("error: " + reason);
    System.err.flush();
    Runtime.getRuntime().halt(status);
  }
}
