package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.Terminal;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command finds around it.
 *
 * @param installation where the modules lie
 * @param state what earlier calls left
 * @param terminal where the person reads
 * @param environment environment variables
 * @param clock for stage times, names of kept runs and tokens; no figure depends on it
 * @param build version of this build, which every run is stamped with
 */
public record Workplace(
    Installation installation,
    StateFolder state,
    Terminal terminal,
    Map<String, String> environment,
    InstantSource clock,
    String build) {
  /** Copies the environment. */
  public Workplace {
    environment = Map.copyOf(environment);
  }

  /** The folder for what does not outlive a run. */
  Path temporaryFolder() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  /** The engine on a data folder, or the server the person named. */
  Store store(@Nullable URI server, Path data) {
    return server == null
        ? EmbeddedStore.start(data)
        : new RemoteStore(server, StoreCredentials.of(environment));
  }
}
