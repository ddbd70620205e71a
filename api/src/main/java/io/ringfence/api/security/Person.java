package io.ringfence.api.security;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.duty.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who stands behind a token where something is decided. A person is not an account: two accounts
 * with the same {@code person} (or {@code employee_id}) are one person; without such a claim the
 * account is. Behind a service account stands nobody.
 *
 * @param id the person; absent: a service account's token
 * @param account {@code sub}
 * @param roles what the person does
 * @param loggedInAt when the person last showed who they are, {@code auth_time}; absent: not said
 */
public record Person(
    @Nullable String id, String account, Set<Role> roles, @Nullable Instant loggedInAt) {
  /** How long ago a login may lie for something that binds the institution. */
  public static final Duration FRESH = Duration.ofMinutes(5);

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
  private static final int LONGEST = 200;

  /** Keycloak names the accounts of clients so. */
  private static final String SERVICE = "service-account-";

  public Person {
    roles = Set.copyOf(roles);
  }

  /**
   * The person behind a judged token.
   *
   * @throws IllegalArgumentException when a claim has another shape
   */
  static Person of(Jwt token) {
    TokenClaims claims = TokenClaims.of(token);
    String named = isService(token, claims.caller()) ? null : named(token, claims.caller());
    return new Person(
        named, claims.caller(), claims.roles(), loggedInAt(token.getClaim("auth_time")));
  }

  private static boolean isService(Jwt token, String account) {
    boolean keycloak =
        token.getClaim("preferred_username") instanceof String name && name.startsWith(SERVICE);
    // RFC 9068, 2.2: where no resource owner is involved, sub is the client's own name.
    return keycloak || account.equals(token.getClaim("client_id"));
  }

  private static String named(Jwt token, String account) {
    return Stream.of("person", "employee_id")
        .map(claim -> text(claim, token.getClaim(claim)))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(account);
  }

  private static String text(String claim, @Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String name when !name.isBlank() && name.length() <= LONGEST -> name;
      case Object _ ->
          throw new IllegalArgumentException(
              claim + " must be a text of 1 to " + LONGEST + " characters where it is given");
    };
  }

  private static @Nullable Instant loggedInAt(@Nullable Object authTime) {
    return switch (authTime) {
      case null -> null;
      case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
      case Instant at -> at;
      case Object _ -> throw new IllegalArgumentException("auth_time must be a number");
    };
  }

  /**
   * The person as somebody who does something.
   *
   * @throws ApiException {@link ErrorCode#PERSON_NEEDED} for a service account
   */
  public Actor actor() {
    if (id == null) {
      throw new ApiException(
          ErrorCode.PERSON_NEEDED, "a person must stand behind the account, and none does");
    }
    return Actor.of(id);
  }

  /** Whether the person does one of these. */
  public boolean isOneOf(Set<Role> wanted) {
    return roles.stream().anyMatch(wanted::contains);
  }

  /**
   * Refuses who is none of these.
   *
   * @throws ApiException {@link ErrorCode#ROLE_MISSING}
   */
  public void requireOneOf(Set<Role> wanted) {
    if (!isOneOf(wanted)) {
      throw new ApiException(
          ErrorCode.ROLE_MISSING,
          "the token's roles must hold one of "
              + wanted.stream().sorted().map(Role::claim).toList());
    }
  }

  /**
   * Refuses a person who has not just shown who they are.
   *
   * @throws ApiException {@link ErrorCode#STEP_UP_NEEDED}
   */
  public void requireFreshLogin(Instant now) {
    boolean fresh =
        loggedInAt != null
            && !loggedInAt.isBefore(now.minus(FRESH))
            && !loggedInAt.isAfter(now.plus(CLOCK_SKEW));
    if (!fresh) {
      throw new ApiException(
          ErrorCode.STEP_UP_NEEDED,
          "log in again: auth_time must be at most %s minutes ago, was %s"
              .formatted(FRESH.toMinutes(), loggedInAt == null ? "not given" : loggedInAt));
    }
  }
}
