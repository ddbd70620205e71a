package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.token.KeyFolder;
import io.ringfence.launcher.token.LocalToken;
import io.ringfence.launcher.token.SigningKey;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The API as it is served, on an engine with tables of its own: what benchmarks ask and what
 * torturers attack. What it starts is the cleanup's to end.
 */
public final class ApiOnTrial {
  private static final String MAIN = "io.ringfence.api.ApiMain";
  private static final String READY = "ready ";
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final Store store;
  private final KeyFolder keys;
  private final Workplace workplace;
  private final ChildProcess api;
  private final URI url;

  private ApiOnTrial(Workplace workplace, Store store, KeyFolder keys, ChildProcess api, URI url) {
    this.workplace = workplace;
    this.store = store;
    this.keys = keys;
    this.api = api;
    this.url = url;
  }

  /**
   * Starts engine and API.
   *
   * @param heap heap of the API as a JVM takes it, for example {@code 512m}
   * @throws CommandFailure when one of them does not start
   */
  public static ApiOnTrial start(Workplace workplace, Cleanup cleanup, String heap)
      throws IOException {
    RunFolder folder = cleanup.closing(RunFolder.temporary(workplace.temporaryFolder()));
    KeyFolder keys = new KeyFolder(folder.work().resolve("keys"));
    SigningKey key =
        cleanup.closing(
            SigningKey.make(keys)
                .orElseThrow(() -> new CommandFailure(ExitCode.FAILED, "the key is taken")));
    Store store = cleanup.closing(EmbeddedStore.start(folder.data()));
    Migrations.apply(store);
    Map<String, String> environment = new HashMap<>(store.environment());
    environment.put("RINGFENCE_JWT_PUBLIC_KEY", key.publicKey().toString());
    environment.put("RINGFENCE_ISSUER_URI", LocalToken.ISSUER);
    JavaCommand command =
        command(workplace, heap)
            .withArguments(arguments(store, folder.work().resolve("audit")))
            .withEnvironment(environment);
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    ChildProcess api =
        cleanup.closing(
            ChildProcess.start(command, said::add, line -> workplace.terminal().note(line)));
    return new ApiOnTrial(workplace, store, keys, api, ready(api, said));
  }

  /** Both compilers: a server runs for days. */
  private static JavaCommand command(Workplace workplace, String heap) {
    JavaCommand command = workplace.installation().command(Module.API, "api", MAIN);
    List<String> jvm = new ArrayList<>(command.jvmArguments());
    jvm.removeIf(option -> option.startsWith("-Xmx") || option.equals(Installation.QUICK_START));
    jvm.add("-Xmx" + heap);
    return command.withJvmArguments(jvm);
  }

  private static List<String> arguments(Store store, Path audit) {
    return List.of(
        "--clickhouse-url",
        store.url().toString(),
        "--database",
        Store.DATABASE,
        "--audit",
        audit.toString(),
        "--port",
        "0");
  }

  private static URI ready(ChildProcess api, BlockingQueue<String> said) {
    String line = said.poll();
    while (line == null || !line.startsWith(READY)) {
      if (api.awaitEnd(LOOK_EVERY)) {
        throw new CommandFailure(ExitCode.FAILED, "the API did not start: see above");
      }
      line = said.poll();
    }
    return URI.create(line.substring(READY.length()));
  }

  /** Where it listens. */
  public URI url() {
    return url;
  }

  /** A token of somebody who may see all desks. */
  public String token(String caller) {
    try {
      return new LocalToken(caller, List.of("compliance"), List.of("*"))
          .sign(keys, workplace.clock().instant())
          .orElseThrow(() -> new CommandFailure(ExitCode.FAILED, "the key is gone"));
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "no token can be signed: " + e.getMessage(), e);
    }
  }

  /** The rows of a statement's answer, columns separated by tabs. */
  public List<String> rows(String sql) {
    return Question.rows(store, sql);
  }

  /** Reads what a statement answers in a format of ClickHouse, past the API, and counts bytes. */
  public long bytes(String sql, String format) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<java.io.InputStream> answer =
          client.send(Question.of(store, sql, format), BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        byte[] piece = new byte[1 << 18];
        long all = 0;
        int some = body.read(piece);
        while (some >= 0) {
          all += some;
          some = body.read(piece);
        }
        return all;
      }
    }
  }

  /** Inserts a file's rows into a table. */
  public void insert(String table, Path file, String format)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              Question.insert(store, "INSERT INTO " + table + " FORMAT " + format)
                  .POST(BodyPublishers.ofFile(file))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
        throw new CommandFailure(ExitCode.FAILED, "ClickHouse refused: " + answer.body().strip());
      }
    }
  }

  /** Whether API and engine still run, as they were started. */
  public boolean isAlive() {
    return api.isAlive() && store.isAlive();
  }

  /** Processor time of API, engine and this process until now. */
  public ProcessorTime processorTime() {
    return ProcessorTime.now(api.pid());
  }

  /** Most memory the API's process had in use at a time, MiB; 0 where the system does not say. */
  public long peakMebibytes() {
    try {
      return Files.readAllLines(Path.of("/proc/" + api.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0L);
    } catch (IOException e) {
      return 0;
    }
  }
}
