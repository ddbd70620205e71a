package io.ringfence.api.permission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.report.Sha256;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Asks an authority and believes its word for a while. A word is that of one token: another token
 * of the same person is asked for anew. Without a word, the answer is no.
 */
final class CentralPermissions implements DeskPermissions {
  /** Words remembered: more approvers than any institution has. */
  static final int MOST = 10_000;

  private final Authority authority;
  private final Cache<Question, Boolean> words;

  /**
   * Permissions of an authority.
   *
   * @param believed how long a word is believed
   * @param ticker what time it is, in nanoseconds
   */
  CentralPermissions(Authority authority, Duration believed, Ticker ticker) {
    this.authority = authority;
    this.words =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(believed)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /**
   * What is asked.
   *
   * @param token SHA-256 of the token, so that none lies about in memory
   */
  private record Question(String token, Action action, String resource) {}

  @Override
  public void require(Action action, NodePath node) {
    String resource = node.deskName().orElse(NodePath.ROOT);
    if (!permits(token(), action, resource)) {
      throw new ApiException(
          ErrorCode.PERMISSION_MISSING,
          "the issuer must permit the caller to %s for %s, and does not"
              .formatted(action.scope(), resource));
    }
  }

  boolean permits(String token, Action action, String resource) {
    Question question = new Question(Sha256.hex(token), action, resource);
    Boolean said = words.getIfPresent(question);
    if (said != null) {
      return said;
    }
    boolean says = authority.permits(token, action, resource);
    words.put(question, says);
    return says;
  }

  /** How many words are remembered. */
  long remembered() {
    words.cleanUp();
    return words.estimatedSize();
  }

  private static String token() {
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof JwtAuthenticationToken caller) {
      return caller.getToken().getTokenValue();
    }
    throw new IllegalStateException("a permission was asked for without a token");
  }
}
