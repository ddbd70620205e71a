package io.ringfence.api.audit;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Remembers with a request whose token it brought, once that is known. */
public final class Caller {
  private static final String ATTRIBUTE = Caller.class.getName();

  private Caller() {}

  /** The token of this caller was accepted. */
  public static void remember(ServletRequest request, String caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  /** Whose token was accepted; empty where none was. */
  static Optional<String> of(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String caller
        ? Optional.of(caller)
        : Optional.empty();
  }
}
