import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type MouseEventHandler, type ReactNode, useEffect } from 'react'

// Screens are collected at run time from every feature, so the router cannot type its paths; these few functions keep the
// casts that follow from that in one place.

export interface InnerLinkProps {
  /** A path of the product with its parameters filled in: `/units/${id}`. */
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  readonly children: ReactNode
  readonly className?: string
  readonly onClick?: MouseEventHandler
  readonly label?: string
}

/** A link to another screen; opens in a new tab as any link does. */
export function InnerLink({ to, search, children, className, onClick, label }: InnerLinkProps) {
  return (
    <Link
      to={to}
      {...(search && { search })}
      {...(className && { className })}
      {...(onClick && { onClick })}
      {...(label && { 'aria-label': label })}
    >
      {children}
    </Link>
  )
}

/** Goes to a screen: `go('/units/42')`, `go('/activities', { unit: id })`. */
export function useGo(): (to: string, search?: Readonly<Record<string, string>>) => void {
  const navigate = useNavigate()
  return (to, search) => {
    void navigate({ to, ...(search && { search }) })
  }
}

/** Goes to another screen in place of this one, once; the router's own component would do so at every drawing until it is there. */
export function Redirect({ to }: { readonly to: string }) {
  const navigate = useNavigate()
  useEffect(() => {
    void navigate({ to, replace: true })
  }, [navigate, to])
  return null
}

/** A parameter of the screen's path: `useRouteParameter('unitId')` on `/units/$unitId`. */
export function useRouteParameter(name: string): string {
  const parameters = useParams({ strict: false }) as unknown as Readonly<Record<string, string | undefined>>
  const value = parameters[name]
  if (value === undefined) throw new Error(`the path has no parameter ${name}`)
  return value
}

/**
 * A value kept in the address (`?period=2026-H1`), so that a filtered screen can be sent to a colleague and Back works.
 * Setting undefined takes it out. The value comes from outside: check it before use.
 */
export function useAddressValue(
  name: string,
): readonly [string | undefined, (value: string | undefined) => void] {
  const search = useSearch({ strict: false }) as unknown as Readonly<Record<string, unknown>>
  const navigate = useNavigate()
  const found = search[name]
  // Numbers of the address arrive as numbers; whatever else is not a text is none of ours.
  const value = typeof found === 'string' || typeof found === 'number' ? String(found) : undefined
  const set = (next: string | undefined) => {
    void navigate({
      to: '.',
      replace: true,
      search: (before: Readonly<Record<string, unknown>>) => ({ ...before, [name]: next }),
    } as never)
  }
  return [value, set]
}
