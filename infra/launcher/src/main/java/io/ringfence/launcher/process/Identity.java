package io.ringfence.launcher.process;

import io.ringfence.keycloak.DemoUser;
import java.util.Map;

/**
 * Who signs the tokens, and who may log in there.
 *
 * @param issuer as tokens name it
 * @param passwords of the people of the demonstration; none where the server is somebody else's
 */
record Identity(String issuer, Map<DemoUser, String> passwords) {
  Identity {
    passwords = Map.copyOf(passwords);
  }
}
