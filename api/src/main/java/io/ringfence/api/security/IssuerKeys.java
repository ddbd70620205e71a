package io.ringfence.api.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an identity provider, fetched when they are first needed: the server starts
 * without it. Whatever tokens arrive, it is asked at most twice in {@link #PAUSE}; when it is away,
 * the keys it had are believed for another {@link #WITHOUT_ISSUER}.
 *
 * <p>Source: OpenID Connect Discovery 1.0, section 4.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration WITHOUT_ISSUER = Duration.ofHours(1);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 5_000;
  private static final int MOST_BYTES = 256 * 1024;

  private final TokenTrust.IdentityProvider issuer;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
  private volatile boolean wereFetched;

  private IssuerKeys(TokenTrust.IdentityProvider issuer) {
    this.issuer = issuer;
  }

  /**
   * The keys behind a cache. A key that nobody has is none, also in a pause: only without any key
   * can a token not be judged.
   */
  static JWKSource<SecurityContext> of(TokenTrust.IdentityProvider issuer) {
    IssuerKeys keys = new IssuerKeys(issuer);
    JWKSource<SecurityContext> cached =
        JWKSourceBuilder.create(keys)
            .refreshAheadCache(false)
            .rateLimited(PAUSE.toMillis())
            .outageTolerant(WITHOUT_ISSUER.toMillis())
            .build();
    return (wanted, context) -> {
      try {
        return cached.get(wanted, context);
      } catch (RateLimitReachedException e) {
        if (keys.wereFetched) {
          return List.of();
        }
        throw e;
      }
    };
  }

  @Override
  public JWKSet getJWKSet(
      JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
      throws KeySourceException {
    JWKSet keys = fetched();
    wereFetched = true;
    return keys;
  }

  /** Why the keys of an issuer cannot be had now; empty: they can. */
  static Optional<String> complaint(TokenTrust.IdentityProvider issuer) {
    try {
      new IssuerKeys(issuer).fetched();
      return Optional.empty();
    } catch (KeySourceException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private JWKSet fetched() throws KeySourceException {
    try {
      URI known = issuer.keys();
      return JWKSet.parse(text((known == null ? discovered() : known).toURL()));
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new RemoteKeySourceException(
          "the keys of " + issuer.issuer() + " cannot be had: " + e.getMessage(), e);
    }
  }

  /** Nothing is held open between two questions. */
  @Override
  public void close() {}

  private URI discovered() throws IOException, ParseException {
    String root = issuer.issuer().replaceAll("/+$", "");
    Map<String, Object> about =
        JSONObjectUtils.parse(text(URI.create(root + "/.well-known/openid-configuration").toURL()));
    if (!issuer.issuer().equals(JSONObjectUtils.getString(about, "issuer"))) {
      throw new IllegalArgumentException(
          "its discovery document must name it as issuer, named " + about.get("issuer"));
    }
    URI keys = JSONObjectUtils.getURI(about, "jwks_uri");
    if (keys == null) {
      throw new IllegalArgumentException("its discovery document must have a jwks_uri");
    }
    return keys;
  }

  private String text(URL address) throws IOException {
    return http.retrieveResource(address).getContent();
  }
}
