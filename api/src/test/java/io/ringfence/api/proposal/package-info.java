/** Tests of what is proposed and approved, over HTTP. */
@NullMarked
package io.ringfence.api.proposal;

import org.jspecify.annotations.NullMarked;
