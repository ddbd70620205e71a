/** What callers did and what they were refused, written down before anybody can deny it. */
@NullMarked
package io.ringfence.api.audit;

import org.jspecify.annotations.NullMarked;
