/**
 * What the institution decides in one place, at its issuer: whether somebody may approve, override
 * or sign for a desk now, whatever the claims of a token said when it was made.
 */
@NullMarked
package io.ringfence.api.permission;

import org.jspecify.annotations.NullMarked;
