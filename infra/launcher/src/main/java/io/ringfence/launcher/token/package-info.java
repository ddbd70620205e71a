/**
 * Tokens for the API of this machine, signed by a key that lives as long as {@code up} does. For
 * use without an identity provider; nothing here is meant for production.
 */
@NullMarked
package io.ringfence.launcher.token;

import org.jspecify.annotations.NullMarked;
