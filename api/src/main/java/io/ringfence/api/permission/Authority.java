package io.ringfence.api.permission;

/** Who decides. */
interface Authority {
  /**
   * Whether the owner of a token may do something.
   *
   * @param token the token as it came; its claims were accepted
   * @param resource the desk, or {@code firm}
   * @throws io.ringfence.api.error.ApiException {@code ISSUER_UNAVAILABLE} when it does not say
   */
  boolean permits(String token, Action action, String resource);
}
