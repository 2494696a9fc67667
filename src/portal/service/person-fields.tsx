// The fields about a person, alike on every form of the service.
import { type FieldFault, idKinds } from './answer-form.ts'
import { PickField, TextField } from './fields.tsx'

interface Props {
  value: string
  faults: readonly FieldFault[]
}

export const NameField = (props: Props) => <TextField id="name" label="姓名或者名称" autoComplete="name" {...props} />

export const IdFields = ({ kind, number, faults }: { kind: string; number: string; faults: readonly FieldFault[] }) => (
  <>
    <PickField id="idKind" label="证件种类" value={kind} choices={idKinds} faults={faults} />
    <TextField
      id="idNumber"
      label="证件号码"
      help="加密保存，只有登记、办理的人员能看，每次查看都有记录。"
      value={number}
      faults={faults}
    />
  </>
)

export const PhoneField = (props: Props & { help?: string }) => (
  <TextField id="phone" label="联系电话" type="tel" autoComplete="tel" inputMode="tel" {...props} />
)

export const EmailField = (props: Props) => (
  <TextField id="email" label="电子邮箱" optional type="email" autoComplete="email" inputMode="email" {...props} />
)

export const AddressField = (props: Props & { help?: string }) => (
  <TextField id="address" label="通信地址" optional autoComplete="street-address" {...props} />
)

export const PostalCodeField = (props: Props) => (
  <TextField
    id="postalCode"
    label="邮政编码"
    optional
    autoComplete="postal-code"
    inputMode="numeric"
    maxLength={10}
    {...props}
  />
)
