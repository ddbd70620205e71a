/**
 * Who the caller is and which desks it is entitled to: tokens are judged here and become one {@link
 * io.ringfence.api.security.DeskAccess}, which every endpoint takes. No endpoint reads a token.
 */
@NullMarked
package io.ringfence.api.security;

import org.jspecify.annotations.NullMarked;
