/**
 * The sign-off of a report: draft, prepared, approved or rejected, bound to the hash of what was
 * signed off. Pure: steps in, state out.
 */
@NullMarked
package io.ringfence.domain.signoff;

import org.jspecify.annotations.NullMarked;
