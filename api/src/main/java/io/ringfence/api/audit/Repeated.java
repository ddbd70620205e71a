package io.ringfence.api.audit;

import jakarta.servlet.ServletRequest;

/**
 * Remembers with a request that its refusal repeats one that is written down already: who asks too
 * often must not fill the disk with it.
 */
public final class Repeated {
  private static final String ATTRIBUTE = Repeated.class.getName();

  private Repeated() {}

  /** This refusal is not written down again. */
  public static void mark(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, true);
  }

  static boolean is(ServletRequest request) {
    return request.getAttribute(ATTRIBUTE) != null;
  }
}
