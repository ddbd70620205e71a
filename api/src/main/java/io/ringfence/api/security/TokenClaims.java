package io.ringfence.api.security;

import io.ringfence.domain.access.DeskScope;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What a judged token says of its owner. A claim of an unexpected shape is refused rather than read
 * as "none": it shows that issuer and server disagree.
 *
 * @param caller {@code sub}
 * @param roles known roles in {@code roles} and in Keycloak's {@code realm_access.roles}
 * @param desks names in {@code desks}; {@value #ALL_DESKS} stands for all
 */
record TokenClaims(String caller, Set<Role> roles, Set<String> desks) {
  static final String ALL_DESKS = "*";

  private static final int MOST_DESKS = 1_000;

  /**
   * Reads the claims.
   *
   * @throws IllegalArgumentException when a claim is missing or has another shape
   */
  static TokenClaims of(Jwt token) {
    refuseOtherKinds(token);
    String caller = token.getSubject();
    if (caller == null || caller.isBlank()) {
      throw new IllegalArgumentException("sub must name the caller");
    }
    Set<String> roles = new HashSet<>(names("roles", token.getClaim("roles")));
    roles.addAll(names("realm_access.roles", realmRoles(token.getClaim("realm_access"))));
    return new TokenClaims(
        caller,
        roles.stream().flatMap(role -> Role.of(role).stream()).collect(Collectors.toSet()),
        desks(token));
  }

  /** The desks this token opens. All of them only to roles that may hold them all. */
  DeskAccess access() {
    boolean all = desks.contains(ALL_DESKS) && roles.stream().anyMatch(Role::mayHoldAllDesks);
    if (all) {
      return new DeskAccess(caller, DeskScope.ALL);
    }
    Set<String> named = new HashSet<>(desks);
    named.remove(ALL_DESKS);
    return new DeskAccess(caller, new DeskScope.Desks(named));
  }

  /** Keycloak marks what a token is for: {@code ID} and {@code Refresh} tokens open nothing. */
  private static void refuseOtherKinds(Jwt token) {
    Object kind = token.getClaim("typ");
    if (kind != null && !kind.equals("Bearer")) {
      throw new IllegalArgumentException("typ must be Bearer where it is given");
    }
  }

  private static Set<String> desks(Jwt token) {
    Set<String> desks = names("desks", token.getClaim("desks"));
    if (desks.size() > MOST_DESKS) {
      throw new IllegalArgumentException("desks must be at most " + MOST_DESKS);
    }
    for (String desk : desks) {
      if (desk.isBlank() || desk.indexOf('/') >= 0) {
        throw new IllegalArgumentException("desks must be names of desks, not paths");
      }
    }
    return desks;
  }

  private static @Nullable Object realmRoles(@Nullable Object realmAccess) {
    return switch (realmAccess) {
      case null -> null;
      case Map<?, ?> access -> access.get("roles");
      case Object _ -> throw new IllegalArgumentException("realm_access must be an object");
    };
  }

  private static Set<String> names(String claim, @Nullable Object value) {
    return switch (value) {
      case null -> Set.of();
      case List<?> names when names.stream().allMatch(String.class::isInstance) ->
          names.stream().map(Objects::toString).collect(Collectors.toSet());
      case Object _ -> throw new IllegalArgumentException(claim + " must be an array of strings");
    };
  }
}
