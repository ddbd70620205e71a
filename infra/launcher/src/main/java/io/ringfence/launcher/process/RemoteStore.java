package io.ringfence.launcher.process;

import java.net.URI;

/**
 * A server somebody else runs.
 *
 * @param url where it answers HTTP
 * @param credentials as the environment gives them
 */
record RemoteStore(URI url, StoreCredentials credentials) implements Store {
  RemoteStore {
    boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isHttp || url.getHost() == null) {
      throw new IllegalArgumentException(
          "url must be http://host:port or https://host:port, was " + url);
    }
  }

  /** Nothing is known of it before it is asked. */
  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public void startAgain() {
    throw new IllegalStateException("a server somebody else runs never counts as ended");
  }

  @Override
  public void close() {
    // It was there before and stays.
  }
}
