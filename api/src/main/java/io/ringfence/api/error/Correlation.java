package io.ringfence.api.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name under which a request is found in the log; the caller's own where it is a plain one. */
public final class Correlation {
  /** Header in which callers may send a name of theirs and always get the one that was used. */
  static final String HEADER = "X-Correlation-Id";

  private static final String ATTRIBUTE = Correlation.class.getName();
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private Correlation() {}

  /** The name of this request; the first call decides it. */
  public static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String decided) {
      return decided;
    }
    String name = chosen(request.getHeader(HEADER));
    request.setAttribute(ATTRIBUTE, name);
    return name;
  }

  private static String chosen(@Nullable String theirs) {
    if (theirs != null && PLAIN.matcher(theirs).matches()) {
      return theirs;
    }
    return UUID.randomUUID().toString();
  }
}
