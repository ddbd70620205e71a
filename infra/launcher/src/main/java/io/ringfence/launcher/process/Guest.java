package io.ringfence.launcher.process;

import io.ringfence.keycloak.DemoUser;
import java.net.URI;
import java.util.Map;

/** Does something with everything that runs, which is stopped when it is done. */
@FunctionalInterface
public interface Guest {
  /**
   * What runs.
   *
   * @param api where the API and its dashboard answer
   * @param passwords of the people of the demonstration
   */
  record House(URI api, Map<DemoUser, String> passwords) {}

  /** Does it. */
  void visit(House house);
}
