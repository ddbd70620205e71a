package io.ringfence.api.security;

import io.ringfence.domain.access.DeskScope;

/**
 * On whose behalf a question is asked. Every endpoint takes one; it comes from the token and from
 * nowhere else.
 *
 * @param caller subject of the token, the same for all tokens of one person
 * @param scope desks the caller may see
 */
public record DeskAccess(String caller, DeskScope scope) {}
