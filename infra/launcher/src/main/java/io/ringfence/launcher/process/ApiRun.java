package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.token.KeyFolder;
import io.ringfence.launcher.token.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Engine and API in the foreground, with what runs beside them, until somebody stops them. */
public final class ApiRun {
  private static final String MAIN = "io.ringfence.api.ApiMain";
  private static final String PUBLIC_KEY_VARIABLE = "RINGFENCE_JWT_PUBLIC_KEY";
  private static final String ISSUER_VARIABLE = "RINGFENCE_ISSUER_URI";

  private final Workplace workplace;
  private final Cleanup cleanup;
  private final Beside beside;

  /**
   * Whose tables are read.
   *
   * @param named folder of a kept run; null: the last one
   * @param server ClickHouse server to read from; null: the embedded engine
   */
  public record Source(@Nullable Path named, @Nullable URI server) {}

  private ApiRun(Workplace workplace, Cleanup cleanup, Beside beside) {
    this.workplace = workplace;
    this.cleanup = cleanup;
    this.beside = beside;
  }

  /** Where the key of this user's running API lies. */
  public static KeyFolder keys(StateFolder state) {
    return new KeyFolder(state.path().resolve("up"));
  }

  /**
   * Serves until this process is told to end, or a guest has done what it came for.
   *
   * @param port port on 127.0.0.1; 0: a free one
   * @param source whose tables are read, unless something is played: that has its own
   * @param beside what runs beside them; a broker's topics are followed
   * @param guest is called once everything runs; null: nobody comes
   * @throws CommandFailure when a part cannot start, or ends by itself
   */
  public static void serve(
      Workplace workplace, int port, Source source, Beside beside, @Nullable Guest guest) {
    try (Cleanup cleanup = Cleanup.onExit()) {
      new ApiRun(workplace, cleanup, beside).serve(port, source, guest);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "the disk failed: " + e.getMessage(), e);
    }
  }

  private void serve(int port, Source source, @Nullable Guest guest) throws IOException {
    Loop loop = beside.loop();
    SigningKey key = ownKey();
    // Keycloak must know where to tell of logouts before the API listens.
    boolean mustBeKnown = port == 0 && beside.login() instanceof Beside.Login.Started;
    int listen = mustBeKnown ? IdentityProvider.freePort() : port;
    UpFolders folders =
        loop == null
            ? UpFolders.ofKept(workplace, source, beside.topics() != null)
            : UpFolders.ofLoop(workplace, cleanup, loop.keep());
    CompletableFuture<Identity> identity =
        IdentityProvider.begin(workplace, cleanup, beside.login(), listen);
    TopicInputs topics = topics(folders);
    Store store = cleanup.closing(workplace.store(source.server(), folders.data()));
    Migrations.apply(store);
    List<Beating> parts = new ArrayList<>(followers(topics, store, folders));
    Identity known = IdentityProvider.await(identity);
    Map<String, String> environment = new HashMap<>(store.environment());
    environment.put(ISSUER_VARIABLE, known.issuer());
    if (beside.login() instanceof Beside.Login.Local) {
      environment.put(PUBLIC_KEY_VARIABLE, key.publicKey().toString());
    }
    ApiLines lines =
        new ApiLines(workplace.terminal(), beside.login() instanceof Beside.Login.Local);
    JavaCommand command = command(listen, store, topics, folders).withEnvironment(environment);
    ChildProcess api = cleanup.closing(ChildProcess.start(command, lines::output, lines::error));
    UpWatch watch = new UpWatch(workplace, cleanup, store, parts, api, lines);
    watch.awaitReady(loop != null);
    Beside.Topics wish = beside.topics();
    if (wish != null) {
      new UpOffice(workplace, cleanup, store, folders.evidence()).begin(wish);
    }
    if (guest == null) {
      watch.awaitEnd();
    } else {
      guest.visit(
          new Guest.House(
              lines.url().orElseThrow(), known.passwords(), sql -> Question.rows(store, sql)));
    }
  }

  private SigningKey ownKey() throws IOException {
    return cleanup.closing(
        SigningKey.make(keys(workplace.state()))
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.FAILED, "another up of yours is running: stop it first")));
  }

  private @Nullable TopicInputs topics(UpFolders folders) {
    Beside.Topics wish = beside.topics();
    if (wish == null) {
      return null;
    }
    BrokerProcess broker = cleanup.closing(Broker.start(workplace, folders.broker(), wish.port()));
    return new TopicInputs(broker.bootstrapServers(), TopicInputs.USUAL_PREFIX);
  }

  /** Jobs on the topics, and what fills them. */
  private List<Beating> followers(@Nullable TopicInputs topics, Store store, UpFolders folders) {
    Beside.Topics wish = beside.topics();
    if (topics == null || wish == null) {
      return List.of();
    }
    List<Beating> parts = new ArrayList<>();
    new TopicJobs(workplace, cleanup, store)
        .start(topics, folders.checkpoints(), wish)
        .forEach(job -> parts.add(job::failure));
    Loop loop = wish.loop();
    if (loop != null) {
      Path sample = folders.work().resolve("sample");
      parts.add(LoopRun.start(workplace, cleanup, topics, loop, sample)::failure);
    }
    return parts;
  }

  private JavaCommand command(
      int port, Store store, @Nullable TopicInputs topics, UpFolders folders) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--clickhouse-url", store.url().toString(),
                "--database", Store.DATABASE,
                "--audit", workplace.state().path().resolve("audit").toString(),
                "--evidence", folders.evidence().toString(),
                "--reports", folders.reports().toString(),
                "--reporting", workplace.installation().jar(Module.REPORTING).toString(),
                "--port", Integer.toString(port)));
    if (topics != null) {
      arguments.addAll(topics.arguments());
    }
    Integer flightPort = beside.flightPort();
    if (flightPort != null) {
      arguments.addAll(List.of("--flight-port", flightPort.toString()));
    }
    return workplace.installation().command(Module.API, "api", MAIN).withArguments(arguments);
  }
}
