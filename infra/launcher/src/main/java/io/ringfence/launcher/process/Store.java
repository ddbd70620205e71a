package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.CommandFailure;
import java.net.URI;
import java.util.Map;

/** The ClickHouse that a run writes to: one of our own, or somebody's server. */
public sealed interface Store extends AutoCloseable permits EmbeddedStore, RemoteStore {
  /** The one database Ringfence uses. */
  String DATABASE = "ringfence";

  /** Where it answers HTTP. */
  URI url();

  /** Who asks. */
  StoreCredentials credentials();

  /** Whether it still stands, as far as this process can tell. */
  boolean isAlive();

  /**
   * Starts it where it stood, when it died.
   *
   * @throws CommandFailure when it cannot be started
   */
  void startAgain();

  @Override
  void close();

  /** What children must know to be let in. */
  default Map<String, String> environment() {
    return credentials().environment();
  }
}
