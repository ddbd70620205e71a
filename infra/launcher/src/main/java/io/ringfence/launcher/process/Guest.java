package io.ringfence.launcher.process;

import io.ringfence.keycloak.DemoUser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Does something with everything that runs, which is stopped when it is done. */
@FunctionalInterface
public interface Guest {
  /**
   * What runs.
   *
   * @param api where the API and its dashboard answer
   * @param passwords of the people of the demonstration
   * @param tables what the tables answer to a statement, columns separated by tabs
   */
  record House(URI api, Map<DemoUser, String> passwords, Function<String, List<String>> tables) {}

  /** Does it. */
  void visit(House house);
}
