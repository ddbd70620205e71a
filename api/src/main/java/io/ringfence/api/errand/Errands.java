package io.ringfence.api.errand;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.error.Trace;
import io.ringfence.reporting.store.ClickHouseAddress;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs programs of reporting; few at a time, each with a bound on memory and time. */
public final class Errands implements AutoCloseable {
  /** Errands whose callers wait for the answer, at a time. Reports have a worker of their own. */
  private static final int AT_ONCE = 2;

  /** How long a caller waits for its turn. */
  private static final Duration TURN = Duration.ofSeconds(20);

  /** How long an errand may take whose caller waits for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Most heap of an errand whose caller waits for it: checks, sign-offs, stress. */
  private static final long MEBIBYTES = 384;

  private static final String MAIN = "io.ringfence.reporting.ErrandMain";

  /** Bounded memory, little processor time before the first result, no surprises by the machine. */
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final @Nullable Office office;
  private final ClickHouseAddress store;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Set<ErrandProcess> running = ConcurrentHashMap.newKeySet();

  /**
   * Errands of an office.
   *
   * @param office null: the server was started without one, and every errand is refused
   * @param store the store programs ask
   */
  Errands(@Nullable Office office, ClickHouseAddress store) {
    this.office = office;
    this.store = store;
  }

  /**
   * Where reports are kept.
   *
   * @throws ApiException when the server was started without
   */
  public Office office() {
    if (office == null) {
      throw new ApiException(
          ErrorCode.REPORTING_UNAVAILABLE,
          "the server must be started with --evidence, --reports and --reporting for this");
    }
    return office;
  }

  /** Whether there is one. */
  public boolean hasOffice() {
    return office != null;
  }

  /** Arguments that say where the store is. */
  public List<String> ofStore() {
    return List.of("--clickhouse-url", store.http().toString(), "--database", store.database());
  }

  /**
   * Runs a program while its caller waits.
   *
   * @param arguments program and its arguments
   * @throws ApiException when too many wait, or it takes too long
   */
  public Ended run(List<String> arguments) {
    try {
      if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ApiException(
            ErrorCode.WORKERS_TAKEN,
            "%s of these are being answered and others wait; try again".formatted(AT_ONCE));
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    try {
      return run(arguments, new Terms(MEBIBYTES, PATIENCE), _ -> {});
    } finally {
      turns.release();
    }
  }

  /**
   * What a program is given.
   *
   * @param mebibytes most heap it has
   * @param patience how long it may take
   */
  public record Terms(long mebibytes, Duration patience) {}

  /**
   * Runs a program, however many others run.
   *
   * @param terms what it is given
   * @param announcements is told of what it says of itself
   * @throws ApiException when it takes longer, or the server ends
   */
  public Ended run(List<String> arguments, Terms terms, Consumer<String> announcements) {
    ErrandProcess process =
        ErrandProcess.start(command(arguments, terms.mebibytes()), announcements);
    running.add(process);
    try {
      if (process.awaitEnd(terms.patience())) {
        return process.ended();
      }
      throw new ApiException(
          ErrorCode.REPORTING_UNAVAILABLE,
          "it must be done within %s s and was not".formatted(terms.patience().toSeconds()));
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      process.kill();
      running.remove(process);
    }
  }

  private ProcessBuilder command(List<String> arguments, long mebibytes) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(JVM);
    line.add("-Xmx" + mebibytes + "m");
    line.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    line.add("-cp");
    line.add(
        office().program().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    line.add(MAIN);
    line.addAll(arguments);
    ProcessBuilder command = new ProcessBuilder(line);
    command
        .environment()
        .putAll(
            Map.of(
                "RINGFENCE_CLICKHOUSE_USER", store.user(),
                "RINGFENCE_CLICKHOUSE_PASSWORD", store.password()));
    Trace.current().ifPresent(trace -> command.environment().put(Trace.VARIABLE, trace));
    return command;
  }

  private static ApiException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new ApiException(ErrorCode.REPORTING_UNAVAILABLE, "the server is ending", cause);
  }

  /** Ends what is running. */
  @Override
  public void close() {
    running.forEach(ErrandProcess::kill);
  }
}
