package io.ringfence.api.permission;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.TokenTrust;
import java.util.Map;
import java.util.regex.Matcher;
import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.HttpClients;
import org.jspecify.annotations.Nullable;
import org.keycloak.authorization.client.AuthorizationDeniedException;
import org.keycloak.authorization.client.AuthzClient;
import org.keycloak.authorization.client.Configuration;
import org.keycloak.authorization.client.util.HttpResponseException;
import org.keycloak.representations.idm.authorization.AuthorizationRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keycloak's authorization services: desks are resources of the client {@value #RESOURCES}, actions
 * are scopes. They are asked in the caller's name, so that no secret of ours is needed, and an
 * ended session is refused there, too. Nothing is asked of them before the first decision.
 */
final class KeycloakAuthority implements Authority {
  /** The client whose resources desks are. */
  static final String RESOURCES = "ringfence-api";

  private static final Logger LOG = LoggerFactory.getLogger(KeycloakAuthority.class);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 3_000;
  private static final int AT_ONCE = 8;
  private static final int REFUSALS = 4;

  private final Configuration configuration;
  private volatile @Nullable AuthzClient client;

  private KeycloakAuthority(Configuration configuration) {
    this.configuration = configuration;
  }

  /** The authority of a realm. */
  static KeycloakAuthority of(TokenTrust.IdentityProvider issuer) {
    Matcher realm = issuer.realm();
    return new KeycloakAuthority(
        new Configuration(realm.group(1), realm.group(2), RESOURCES, Map.of(), http()));
  }

  private static HttpClient http() {
    return HttpClients.custom()
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectTimeout(CONNECT_MILLIS)
                .setConnectionRequestTimeout(CONNECT_MILLIS)
                .setSocketTimeout(READ_MILLIS)
                .build())
        .setMaxConnPerRoute(AT_ONCE)
        .setMaxConnTotal(AT_ONCE)
        .disableRedirectHandling()
        .disableCookieManagement()
        .build();
  }

  @Override
  public boolean permits(String token, Action action, String resource) {
    AuthorizationRequest wanted = new AuthorizationRequest();
    wanted.setAudience(RESOURCES);
    wanted.addPermission(resource, action.scope());
    try {
      return client().authorization(token).authorize(wanted).getToken() != null;
    } catch (AuthorizationDeniedException e) {
      return false;
    } catch (RuntimeException e) {
      return refused(e, action, resource);
    }
  }

  /** Where it said no in other words, such as that it knows no desk of that name. */
  private static boolean refused(RuntimeException failure, Action action, String resource) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpResponseException answer
          && answer.getStatusCode() / 100 == REFUSALS) {
        LOG.warn(
            "the issuer cannot permit to {} for {}: {}",
            action.scope(),
            resource,
            answer.getMessage());
        return false;
      }
    }
    LOG.warn("the issuer does not decide: {}", failure.getMessage());
    throw new ApiException(
        ErrorCode.ISSUER_UNAVAILABLE,
        "the issuer must decide on this and does not answer",
        failure);
  }

  /** It asks where everything is when it is made, so it is made when it is needed. */
  private AuthzClient client() {
    AuthzClient made = client;
    if (made == null) {
      made = AuthzClient.create(configuration);
      client = made;
    }
    return made;
  }
}
