/**
 * What a caller is told when there is no answer: one table of codes, one shape (RFC 9457), whether
 * the refusal comes from a resource, from security or from the web server itself. Knows no
 * resource.
 */
@NullMarked
package io.ringfence.api.error;

import org.jspecify.annotations.NullMarked;
