package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.token.KeyFolder;
import io.ringfence.launcher.token.LocalToken;
import io.ringfence.launcher.token.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Engine and API in the foreground, until somebody stops them. */
public final class ApiRun {
  private static final String MAIN = "io.ringfence.api.ApiMain";
  private static final String PUBLIC_KEY_VARIABLE = "RINGFENCE_JWT_PUBLIC_KEY";
  private static final String ISSUER_VARIABLE = "RINGFENCE_ISSUER_URI";
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final Workplace workplace;
  private final Cleanup cleanup;

  /**
   * Servers beside engine and API.
   *
   * @param kafkaPort port of a broker; null: none
   * @param livePathHeap heap of the live path on the broker's topics; null: it does not run
   * @param keycloakPort port of an identity provider; null: none, tokens are of this machine
   * @param flightPort port of the API's Flight server; null: none
   * @param metricsPort port of the metrics of the job that follows, the live path's one further;
   *     null: none are served
   * @param gapShocks how far marks gap against nodes, as the job that follows reads them
   */
  public record Beside(
      @Nullable Integer kafkaPort,
      @Nullable String livePathHeap,
      @Nullable Integer keycloakPort,
      @Nullable Integer flightPort,
      @Nullable Integer metricsPort,
      List<String> gapShocks) {}

  private ApiRun(Workplace workplace, Cleanup cleanup) {
    this.workplace = workplace;
    this.cleanup = cleanup;
  }

  /** Where the key of this user's running API lies. */
  public static KeyFolder keys(StateFolder state) {
    return new KeyFolder(state.path().resolve("up"));
  }

  /**
   * Serves until this process is told to end.
   *
   * @param port port on 127.0.0.1; 0: a free one
   * @param named folder of a kept run; null: the last one
   * @param server ClickHouse server to read from; null: the embedded engine
   * @param beside what runs beside them; a broker's topics are followed
   * @throws CommandFailure when engine or API cannot start, or end by themselves
   */
  public static void serve(
      Workplace workplace, int port, @Nullable Path named, @Nullable URI server, Beside beside) {
    try (Cleanup cleanup = Cleanup.onExit()) {
      Integer kafkaPort = beside.kafkaPort();
      BrokerProcess broker = kafkaPort == null ? null : broker(workplace, cleanup, kafkaPort);
      new ApiRun(workplace, cleanup).serve(port, new Source(named, server), broker, beside);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "the disk failed: " + e.getMessage(), e);
    }
  }

  private static BrokerProcess broker(Workplace workplace, Cleanup cleanup, int port) {
    return cleanup.closing(
        Broker.start(workplace, workplace.state().path().resolve("kafka"), port));
  }

  private record Source(@Nullable Path named, @Nullable URI server) {}

  private void serve(int port, Source source, @Nullable BrokerProcess broker, Beside beside)
      throws IOException {
    URI server = source.server();
    Path data = server == null ? data(source.named(), broker != null) : workplace.temporaryFolder();
    SigningKey key =
        cleanup.closing(
            SigningKey.make(keys(workplace.state()))
                .orElseThrow(
                    () ->
                        new CommandFailure(
                            ExitCode.FAILED, "another up of yours is running: stop it first")));
    Store store = cleanup.closing(workplace.store(server, data));
    Migrations.apply(store);
    Integer keycloakPort = beside.keycloakPort();
    Map<String, String> environment = new HashMap<>(store.environment());
    int listen = port;
    if (keycloakPort == null) {
      environment.put(PUBLIC_KEY_VARIABLE, key.publicKey().toString());
      environment.put(ISSUER_VARIABLE, LocalToken.ISSUER);
    } else {
      // Keycloak must know where to tell of logouts before the API listens.
      listen = port == 0 ? IdentityProvider.freePort() : port;
      environment.put(
          ISSUER_VARIABLE, IdentityProvider.start(workplace, cleanup, keycloakPort, listen));
    }
    Path live =
        server == null ? data.resolveSibling("live") : workplace.state().path().resolve("live");
    List<FollowJob> jobs =
        broker == null
            ? List.of()
            : new TopicJobs(workplace, cleanup, store).start(topics(broker), live, beside);
    ApiLines lines = new ApiLines(workplace.terminal(), keycloakPort == null);
    JavaCommand command =
        command(listen, store, broker, beside.flightPort()).withEnvironment(environment);
    ChildProcess api = cleanup.closing(ChildProcess.start(command, lines::output, lines::error));
    await(store, api, lines, jobs);
  }

  private static TopicInputs topics(BrokerProcess broker) {
    return new TopicInputs(broker.bootstrapServers(), TopicInputs.USUAL_PREFIX);
  }

  /** A server that follows live data signs with the key of live data, any other never does. */
  private JavaCommand command(
      int port, Store store, @Nullable BrokerProcess broker, @Nullable Integer flightPort) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--clickhouse-url", store.url().toString(),
                "--database", Store.DATABASE,
                "--audit", workplace.state().path().resolve("audit").toString(),
                "--evidence", ReportRun.evidence(workplace, broker != null).toString(),
                "--reports", workplace.state().path().resolve("reports").toString(),
                "--reporting", workplace.installation().jar(Module.REPORTING).toString(),
                "--port", Integer.toString(port)));
    if (broker != null) {
      arguments.addAll(
          List.of(
              "--kafka", broker.bootstrapServers(), "--topic-prefix", TopicInputs.USUAL_PREFIX));
    }
    if (flightPort != null) {
      arguments.addAll(List.of("--flight-port", flightPort.toString()));
    }
    return workplace.installation().command(Module.API, "api", MAIN).withArguments(arguments);
  }

  /** A kept run's data; where topics are followed and nothing was kept, data of their own. */
  private Path data(@Nullable Path named, boolean mayBeNew) throws IOException {
    StateFolder state = workplace.state();
    if (mayBeNew && named == null && state.lastRun().isEmpty()) {
      Path fresh = RunFolder.kept(state.newRun(workplace.clock().instant())).path();
      Files.createDirectories(RunFolder.data(fresh));
      state.remember(fresh);
    }
    return KeptRun.data(state, named);
  }

  private void await(Store store, ChildProcess api, ApiLines lines, List<FollowJob> jobs) {
    while (!api.awaitEnd(LOOK_EVERY)) {
      Optional<CommandFailure> ended =
          jobs.stream().map(FollowJob::failure).flatMap(Optional::stream).findFirst();
      if (ended.isPresent()) {
        cleanup.requireNotInterrupted();
        throw ended.get();
      }
      if (jobs.isEmpty() && !store.isAlive()) {
        cleanup.requireNotInterrupted();
        throw new CommandFailure(ExitCode.FAILED, "the ClickHouse engine ended by itself");
      }
    }
    cleanup.requireNotInterrupted();
    throw new CommandFailure(
        ExitCode.FAILED,
        lines.reason().orElse("the API ended by itself with status " + api.exitValue()));
  }
}
