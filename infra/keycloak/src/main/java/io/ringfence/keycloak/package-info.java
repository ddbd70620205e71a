/**
 * A real Keycloak server on one machine: its distribution made ready once, its process, and the
 * realm with the roles, desks and people of a demonstration.
 */
@NullMarked
package io.ringfence.keycloak;

import org.jspecify.annotations.NullMarked;
