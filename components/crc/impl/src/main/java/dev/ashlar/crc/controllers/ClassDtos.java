package dev.ashlar.crc.controllers;

import static java.util.Objects.requireNonNullElse;

import dev.ashlar.crc.ClassPatch;
import dev.ashlar.crc.ClassTerms;
import dev.ashlar.crc.Need;
import dev.ashlar.crc.NodeAffinity;
import dev.ashlar.crc.PoolPatch;
import dev.ashlar.crc.ResourceClass;
import dev.ashlar.crc.Size;
import dev.ashlar.crc.apispec.NodeAffinityDto;
import dev.ashlar.crc.apispec.ResourceClassDto;
import dev.ashlar.crc.apispec.ResourceClassPatchDto;
import dev.ashlar.crc.apispec.ResourceClassPatchWithIdDto;
import dev.ashlar.crc.apispec.ResourceClassWithIdDto;
import dev.ashlar.crc.apispec.ResourceClassWithIdFilteredDto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How classes look on the wire.
final class ClassDtos {
    private ClassDtos() {}

    static ClassTerms terms(ResourceClassDto body) {
        return new ClassTerms(
                body.name(),
                new Size(
                        body.cpu(),
                        body.memory(),
                        body.gpu(),
                        body.maxStorage(),
                        body.defaultStorage()),
                body._default(),
                requireNonNullElse(body.tolerations(), List.of()),
                requireNonNullElse(affinities(body.nodeAffinities()), List.of()));
    }

    static ResourceClass resourceClass(ResourceClassWithIdDto body) {
        return new ResourceClass(
                body.id(),
                new ClassTerms(
                        body.name(),
                        new Size(
                                body.cpu(),
                                body.memory(),
                                body.gpu(),
                                body.maxStorage(),
                                body.defaultStorage()),
                        body._default(),
                        requireNonNullElse(body.tolerations(), List.of()),
                        requireNonNullElse(affinities(body.nodeAffinities()), List.of())));
    }

    static ClassPatch patch(ResourceClassPatchDto body) {
        return new ClassPatch(
                body.name(),
                new ClassPatch.SizePatch(
                        body.cpu(),
                        body.memory(),
                        body.gpu(),
                        body.maxStorage(),
                        body.defaultStorage()),
                body._default(),
                body.tolerations(),
                affinities(body.nodeAffinities()));
    }

    static PoolPatch.ClassChange change(ResourceClassPatchWithIdDto body) {
        return new PoolPatch.ClassChange(
                body.id(),
                new ClassPatch(
                        body.name(),
                        new ClassPatch.SizePatch(
                                body.cpu(),
                                body.memory(),
                                body.gpu(),
                                body.maxStorage(),
                                body.defaultStorage()),
                        body._default(),
                        body.tolerations(),
                        affinities(body.nodeAffinities())));
    }

    private static @Nullable List<NodeAffinity> affinities(@Nullable List<NodeAffinityDto> body) {
        return body == null
                ? null
                : body.stream()
                        .map(it ->
                                new NodeAffinity(
                                        it.key(),
                                        Boolean.TRUE.equals(it.requiredDuringScheduling())))
                        .toList();
    }

    static ResourceClassWithIdDto dto(ResourceClass shown) {
        var terms = shown.terms();
        var size = terms.size();
        return new ResourceClassWithIdDto(
                shown.id(),
                terms.name(),
                size.cpu(),
                size.memory(),
                size.gpu(),
                size.maxStorage(),
                size.defaultStorage(),
                terms.isDefault(),
                terms.tolerations(),
                affinityDtos(terms));
    }

    static ResourceClassWithIdFilteredDto dto(ResourceClass shown, Need need) {
        var terms = shown.terms();
        var size = terms.size();
        return new ResourceClassWithIdFilteredDto(
                shown.id(),
                terms.name(),
                size.cpu(),
                size.memory(),
                size.gpu(),
                size.maxStorage(),
                size.defaultStorage(),
                terms.isDefault(),
                terms.tolerations(),
                affinityDtos(terms),
                size.offers(need));
    }

    static List<NodeAffinityDto> affinityDtos(ClassTerms terms) {
        return terms.affinities().stream()
                .map(it -> new NodeAffinityDto(it.key(), it.required()))
                .toList();
    }
}
