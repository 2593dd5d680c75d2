package dev.ashlar.crc.controllers;

import dev.ashlar.crc.Amount;
import dev.ashlar.crc.AmountPatch;
import dev.ashlar.crc.Need;
import dev.ashlar.crc.PoolDraft;
import dev.ashlar.crc.PoolPatch;
import dev.ashlar.crc.PoolReplacement;
import dev.ashlar.crc.PoolTerms;
import dev.ashlar.crc.Quota;
import dev.ashlar.crc.ResourcePool;
import dev.ashlar.crc.apispec.QuotaDto;
import dev.ashlar.crc.apispec.QuotaPatchDto;
import dev.ashlar.crc.apispec.QuotaWithIdDto;
import dev.ashlar.crc.apispec.ResourcePoolDto;
import dev.ashlar.crc.apispec.ResourcePoolPatchDto;
import dev.ashlar.crc.apispec.ResourcePoolPutDto;
import dev.ashlar.crc.apispec.ResourcePoolWithIdDto;
import dev.ashlar.crc.apispec.ResourcePoolWithIdFilteredDto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How pools and quotas look on the wire.
final class PoolDtos {
    private PoolDtos() {}

    static PoolDraft draft(ResourcePoolDto body) {
        return new PoolDraft(
                new PoolTerms(
                        body.name(),
                        body._public(),
                        body._default(),
                        body.idleThreshold(),
                        body.hibernationThreshold()),
                body.classes().stream().map(ClassDtos::terms).toList(),
                body.quota() == null ? null : amount(body.quota()));
    }

    static PoolReplacement replacement(ResourcePoolPutDto body) {
        return new PoolReplacement(
                new PoolTerms(
                        body.name(),
                        body._public(),
                        body._default(),
                        body.idleThreshold(),
                        body.hibernationThreshold()),
                body.classes().stream().map(ClassDtos::resourceClass).toList(),
                body.quota() == null ? null : quota(body.quota()));
    }

    static PoolPatch patch(ResourcePoolPatchDto body) {
        return new PoolPatch(
                new PoolPatch.Terms(
                        body.name(),
                        body._public(),
                        body._default(),
                        body.idleThreshold(),
                        body.hibernationThreshold()),
                body.classes() == null
                        ? List.of()
                        : body.classes().stream().map(ClassDtos::change).toList(),
                body.quota() == null ? null : patch(body.quota()));
    }

    private static Amount amount(QuotaDto body) {
        return new Amount(body.cpu(), body.memory(), body.gpu());
    }

    static Quota quota(QuotaWithIdDto body) {
        return new Quota(body.id(), new Amount(body.cpu(), body.memory(), body.gpu()));
    }

    static AmountPatch patch(QuotaPatchDto body) {
        return new AmountPatch(body.cpu(), body.memory(), body.gpu());
    }

    static ResourcePoolWithIdDto dto(ResourcePool pool) {
        var terms = pool.terms();
        return new ResourcePoolWithIdDto(
                pool.id(),
                terms.name(),
                terms.isPublic(),
                terms.isDefault(),
                terms.idleThreshold(),
                terms.hibernationThreshold(),
                pool.classes().stream().map(ClassDtos::dto).toList(),
                dtoOrNull(pool.quota()));
    }

    static ResourcePoolWithIdFilteredDto dto(ResourcePool pool, Need need) {
        var terms = pool.terms();
        return new ResourcePoolWithIdFilteredDto(
                pool.id(),
                terms.name(),
                terms.isPublic(),
                terms.isDefault(),
                terms.idleThreshold(),
                terms.hibernationThreshold(),
                pool.classes().stream().map(it -> ClassDtos.dto(it, need)).toList(),
                dtoOrNull(pool.quota()));
    }

    private static @Nullable QuotaWithIdDto dtoOrNull(@Nullable Quota quota) {
        return quota == null ? null : dto(quota);
    }

    static QuotaWithIdDto dto(Quota quota) {
        var amount = quota.amount();
        return new QuotaWithIdDto(amount.cpu(), amount.memory(), amount.gpu(), quota.id());
    }
}
